package io.nightjar.etl.ingest.landing;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.source.Source;
import java.util.HashMap;
import java.util.Map;

/** Where the files of a source lie: in the landing folder, or where rows of databases are kept. */
public final class Landings {
  private final JobContext context;
  private final CopiedRows copies;
  private final Map<Boolean, Landing> open = new HashMap<>();

  /** Opens each folder when it is first asked for. */
  public Landings(JobContext context, CopiedRows copies) {
    this.context = context;
    this.copies = copies;
  }

  /** Opens it; fails with exit code 10 if it is not there. */
  Landing of(Source source) {
    return open.computeIfAbsent(
        source.format() == Source.Format.JDBC, isCopied -> isCopied ? copies.landing() : landing());
  }

  private Landing landing() {
    return Landing.open(context.landing(), context.spark().sparkContext().hadoopConfiguration());
  }
}
