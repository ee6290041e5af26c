package io.nightjar.etl;

import io.nightjar.core.pipeline.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A project with one small pipeline, a landing folder and a lake, all in one temporary folder. */
final class TestProject {
  private static final String HEAD =
      """
      pipeline: shop
      description: Something for tests
      owner: {team: tests}
      time-zone: America/New_York
      start: 2024-01-01
      """;

  private final Path root;

  TestProject(Path root) {
    this.root = root;
  }

  /** The pipeline file below its head. */
  TestProject pipeline(String yaml) {
    return file("conf/pipelines/shop.yaml", HEAD + yaml);
  }

  /** Another pipeline, with the same head. */
  TestProject pipeline(String name, String yaml) {
    return file("conf/pipelines/" + name + ".yaml", HEAD.replace("shop", name) + yaml);
  }

  /** A file beside the file of another pipeline. */
  TestProject beside(String pipeline, String path, String text) {
    return file("conf/pipelines/" + pipeline + "/" + path, text);
  }

  /** Runs another pipeline on the same lake. */
  NightRig rigOf(SparkSession spark, String pipeline) {
    return new NightRig(spark, root, pipeline, root.resolve("lake"), landing().toString());
  }

  /** A file beside the pipeline file. */
  TestProject beside(String path, String text) {
    return file("conf/pipelines/shop/" + path, text);
  }

  /** The environment file. */
  TestProject environment(String yaml) {
    return file("conf/environments/local.yaml", yaml);
  }

  /** A file that holds a secret, below the project. */
  TestProject secret(String path, String text) {
    return file(path, text);
  }

  /** A file in the landing folder. */
  TestProject landed(String path, String text) {
    return file("landing/" + path, text);
  }

  Path landing() {
    return root.resolve("landing");
  }

  NightRig rig(SparkSession spark) {
    return rig(spark, "lake");
  }

  /** On another lake. */
  NightRig rig(SparkSession spark, String lake) {
    return new NightRig(spark, root, "shop", root.resolve(lake), landing().toString());
  }

  /** With these environment variables. */
  NightRig rig(SparkSession spark, String lake, Map<String, String> variables) {
    Project opened = NightRig.open(root, variables);
    return new NightRig(spark, opened, "shop", root.resolve(lake), landing().toString());
  }

  private TestProject file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
