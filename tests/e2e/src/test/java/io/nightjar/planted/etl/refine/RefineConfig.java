package io.nightjar.planted.etl.refine;

/** Planted: a config that is no record. */
final class RefineConfig {}
