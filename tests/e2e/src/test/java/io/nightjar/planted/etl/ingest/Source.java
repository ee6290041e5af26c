package io.nightjar.planted.etl.ingest;

/** Planted: something of etl that others should not reach for. */
public interface Source {}
