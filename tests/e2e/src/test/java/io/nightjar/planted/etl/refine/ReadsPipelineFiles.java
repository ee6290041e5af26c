package io.nightjar.planted.etl.refine;

import io.nightjar.planted.core.pipeline.read.PipelineFile;

/** Planted: etl reads pipeline files by itself. */
final class ReadsPipelineFiles {
  PipelineFile file;
}
