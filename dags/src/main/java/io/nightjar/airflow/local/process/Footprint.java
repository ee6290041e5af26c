package io.nightjar.airflow.local.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes take of the machine. */
public final class Footprint {
  /** Fields of a line of /proc/net/tcp. */
  private static final int ADDRESS = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENS = "0A";

  private Footprint() {}

  /** Their memory in KiB; pages that several of them share count once. */
  public static long memoryKib(Collection<Long> pids) {
    return pids.stream().mapToLong(ProcFiles::proportionalKib).sum();
  }

  /** The addresses they listen on, each once. */
  public static List<InetSocketAddress> listening(Collection<Long> pids) {
    Set<String> sockets =
        pids.stream()
            .flatMap(pid -> ProcFiles.openFiles(pid).stream())
            .filter(file -> file.startsWith("socket:["))
            .map(file -> file.replaceAll("\\D", ""))
            .collect(Collectors.toSet());
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> ProcFiles.networkTable(table).stream())
        .map(line -> List.of(line.split("\\s+", -1)))
        .filter(line -> line.get(STATE).equals(LISTENS) && sockets.contains(line.get(INODE)))
        .map(line -> address(line.get(ADDRESS)))
        .distinct()
        .sorted(Comparator.comparingInt(InetSocketAddress::getPort))
        .toList();
  }

  /** {@code 0100007F:1F90}: words of the machine's byte order, least significant byte first. */
  static InetSocketAddress address(String text) {
    int colon = text.indexOf(':');
    List<Byte> address = new ArrayList<>();
    for (int word = 0; word < colon; word += 8) {
      List<Byte> bytes = bytes(text.substring(word, word + 8));
      Collections.reverse(bytes);
      address.addAll(bytes);
    }
    byte[] raw = new byte[address.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = address.get(i);
    }
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(raw), Integer.parseInt(text.substring(colon + 1), 16));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + text, e);
    }
  }

  private static List<Byte> bytes(String hex) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : HexFormat.of().parseHex(hex)) {
      bytes.add(each);
    }
    return bytes;
  }
}
