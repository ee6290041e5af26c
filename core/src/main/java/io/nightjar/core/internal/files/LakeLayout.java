package io.nightjar.core.internal.files;

import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import org.apache.hadoop.fs.Path;

/**
 * Where everything lies in a lake.
 *
 * @param root folder or object-store prefix
 */
public record LakeLayout(String root) {
  private static final String OWN = "_nightjar";

  /** The Delta table of that name. */
  public Path table(TableName name) {
    Path base = name.isStage() ? own("stage") : new Path(root);
    return new Path(new Path(base, name.layer()), name.name());
  }

  /** Folder of all run manifests. */
  public Path runs() {
    return own("runs");
  }

  /** Folder of the run manifests of those nights, by job. */
  public Path runs(String pipeline, Nights nights) {
    return new Path(new Path(runs(), pipeline), nights.toString());
  }

  /** Folder of what runs have loaded of a source, by nights. */
  public Path loaded(String pipeline, String source) {
    return new Path(new Path(own("files"), pipeline), source);
  }

  /** Folder of rows that were copied from databases, by pipeline, source and night. */
  public Path copies() {
    return own("copies");
  }

  /** Folder of rows that a pipeline has copied from databases, by source and night. */
  public Path copies(String pipeline) {
    return new Path(copies(), pipeline);
  }

  /** Folder of where the nights of a topic end. */
  public Path offsets(String pipeline, String source, String topic) {
    return new Path(new Path(new Path(own("offsets"), pipeline), source), topic);
  }

  /** Folder of which files of a source came in which night. */
  public Path arrivals(String pipeline, String source) {
    return new Path(new Path(own("arrivals"), pipeline), source);
  }

  /** The path of a manifest relative to the lake; it does not change when a lake is moved. */
  public static String manifest(String pipeline, Nights nights, String job, String runId) {
    return String.join("/", OWN, "runs", pipeline, nights.toString(), job, runId + ".json");
  }

  /** Folder of Nightjar's own files. */
  public Path own() {
    return new Path(root, OWN);
  }

  /** Folder of all leases. */
  public Path leases() {
    return own("leases");
  }

  /** Where damaged files are moved aside to. */
  public Path damaged() {
    return own("damaged");
  }

  /** Folder of the models of a pipeline. */
  public Path models(String pipeline) {
    return new Path(own("models"), pipeline);
  }

  /** Folder of one model. */
  public Path model(PinnedModel model) {
    return new Path(models(model.name()), model.version());
  }

  private Path own(String name) {
    return new Path(own(), name);
  }
}
