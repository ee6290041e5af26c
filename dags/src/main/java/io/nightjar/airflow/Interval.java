package io.nightjar.airflow;

import java.time.Instant;

/** The data that a run is about: from {@code start}, up to {@code end}. */
public record Interval(Instant start, Instant end) {}
