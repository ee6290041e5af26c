package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports of the loopback interface. */
public final class Ports {
  private Ports() {}

  /** Whether a server could have it now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections that linger do not hinder a server
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The first free one of these; 0 stands for none. Otherwise any that is free. */
  public static int firstFree(int... wished) {
    return IntStream.of(wished).filter(port -> port > 0 && isFree(port)).findFirst().orElse(any());
  }

  private static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw LocalErrors.files("find a free port", e);
    }
  }
}
