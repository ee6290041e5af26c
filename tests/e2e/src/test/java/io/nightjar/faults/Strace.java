package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The system-call tracer, where there is one that may be used. */
final class Strace {
  private static final String CALLS =
      "open,openat,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,link,linkat,rename,renameat,"
          + "renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,truncate,ftruncate";

  private Strace() {}

  static boolean isUsable() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Words before a command that pause it in link and rename, before they take effect. */
  static List<String> delayNames(int millis) {
    String calls = "link,linkat,rename,renameat,renameat2";
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        "/dev/null",
        "-e",
        "trace=" + calls,
        "-e",
        "inject=" + calls + ":delay_enter=" + millis + "ms");
  }

  /** Words before a command that write down whatever changes files, with every byte. */
  static List<String> record(Path log) {
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-z",
        "-y",
        "-xx",
        "-s",
        "33554432",
        "-e",
        "signal=none",
        "-e",
        "trace=" + CALLS,
        "-o",
        log.toString());
  }
}
