package io.nightjar.cli.bench.measure;

/**
 * What a worker process needed so far.
 *
 * @param residentKib the most physical memory it ever held, 0 if the system does not say
 * @param heapBytes sum of the peaks of its heap pools, garbage included
 * @param liveBytes heap in use after a collection
 */
public record MemoryPeak(long residentKib, long heapBytes, long liveBytes) {}
