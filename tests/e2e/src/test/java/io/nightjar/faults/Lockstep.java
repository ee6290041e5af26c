package io.nightjar.faults;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Keeps processes in step by a shared page: no round begins before all members have come to it. */
final class Lockstep {
  private static final VarHandle ROUND =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int BYTES_PER_MEMBER = 64;

  private final MappedByteBuffer rounds;
  private final int members;
  private final int own;

  Lockstep(Path file, int members, int own) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      this.rounds =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) members * BYTES_PER_MEMBER);
    }
    this.members = members;
    this.own = own;
  }

  /** Waits until everybody is at this round or later; rounds count from 1. */
  @SuppressWarnings("ThreadPriorityCheck") // others want the processor meanwhile
  void await(long round) {
    ROUND.setVolatile((ByteBuffer) rounds, own * BYTES_PER_MEMBER, round);
    long start = System.nanoTime();
    for (int member = 0; member < members; member++) {
      while ((long) ROUND.getVolatile((ByteBuffer) rounds, member * BYTES_PER_MEMBER) < round) {
        if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(5)) {
          throw new IllegalStateException("member " + member + " never came to round " + round);
        }
        Thread.yield();
      }
    }
  }
}
