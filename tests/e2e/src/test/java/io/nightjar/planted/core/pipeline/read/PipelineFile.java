package io.nightjar.planted.core.pipeline.read;

/** What only the project of core should use. */
public final class PipelineFile {}
