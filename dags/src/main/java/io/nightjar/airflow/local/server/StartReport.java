package io.nightjar.airflow.local.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What came of a start.
 *
 * @param wasUp whether nothing had to be started
 * @param url of the API server and its pages
 * @param toHealthy from the beginning until all were healthy
 * @param memoryKib of all processes; what they share counts once
 * @param passwords the file with the passwords of people
 */
public record StartReport(
    boolean wasUp, String url, Duration toHealthy, long memoryKib, Path passwords) {}
