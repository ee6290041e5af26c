package io.nightjar.airflow.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FootprintTest {
  private static final Set<Long> SELF = Set.of(ProcessHandle.current().pid());

  @Test
  void readsAddressesAsTheKernelWritesThem() {
    assertThat(Footprint.address("0100007F:1F90"))
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
    assertThat(Footprint.address("00000000:2259").getAddress().isAnyLocalAddress()).isTrue();
    assertThat(Footprint.address("00000000000000000000000001000000:0050").getAddress())
        .isInstanceOf(Inet6Address.class)
        .matches(InetAddress::isLoopbackAddress);
  }

  @Test
  void seesOnWhichAddressesAProcessListens() throws Exception {
    try (ServerSocket near = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket open = new ServerSocket(0)) {
      assertThat(Footprint.listening(SELF))
          .filteredOn(address -> address.getAddress().isLoopbackAddress())
          .extracting(InetSocketAddress::getPort)
          .contains(near.getLocalPort());
      assertThat(Footprint.listening(SELF))
          .filteredOn(address -> address.getAddress().isAnyLocalAddress())
          .extracting(InetSocketAddress::getPort)
          .contains(open.getLocalPort());
    }
  }

  @Test
  void seesMemory() {
    assertThat(Footprint.memoryKib(SELF)).isGreaterThan(10_000);
    assertThat(Footprint.memoryKib(Set.of())).isZero();
  }

  @Test
  void prefersTheWishedPortUnlessSomebodyHasIt() throws Exception {
    int wished = Ports.firstFree();
    assertThat(Ports.firstFree(0, wished)).isEqualTo(wished);
    try (ServerSocket taken = new ServerSocket(wished, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(Ports.isFree(wished)).isFalse();
      assertThat(Ports.firstFree(wished)).isNotEqualTo(wished).isPositive();
    }
  }
}
