package io.nightjar.core.internal.files;

import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.LeaseKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Who this process is, and whether another one of the same machine still lives. */
final class ThisProcess {
  private ThisProcess() {}

  static LeaseFile lease(LeaseKey key, long token, String run, Instant now) {
    long process = ProcessHandle.current().pid();
    Holder holder = new Holder(key, token, run, hostName(), process, now);
    return new LeaseFile(holder, machine(), start(process));
  }

  /** Whether that process has certainly ended: same machine, and no such process any more. */
  static boolean hasEnded(LeaseFile lease) {
    if (lease.machine().isEmpty() || !lease.machine().equals(machine())) {
      return false;
    }
    return !start(lease.holder().process()).equals(lease.processStart());
  }

  /**
   * When a process began, in ticks since the boot, which no step of the clock changes (proc(5),
   * field 22 of stat); empty if there is no such process, or only what is left of one.
   */
  private static String start(long process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[0].equals("Z") ? "" : fields[19];
    } catch (IOException e) {
      return "";
    }
  }

  /** This boot of this kernel, and this process namespace; empty where Linux is not. */
  private static String machine() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return boot + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }
}
