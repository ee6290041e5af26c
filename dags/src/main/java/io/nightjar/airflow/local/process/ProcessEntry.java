package io.nightjar.airflow.local.process;

/**
 * A process as {@code /proc} shows it.
 *
 * @param session of the process that first called setsid
 * @param startTicks when it started, in ticks since boot; with the pid it names one process
 */
record ProcessEntry(long pid, long parent, long session, long startTicks) {}
