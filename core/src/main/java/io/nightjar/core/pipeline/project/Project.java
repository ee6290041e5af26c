package io.nightjar.core.pipeline.project;

import io.nightjar.core.config.AirflowConnection;
import io.nightjar.core.config.ConfigTree;
import io.nightjar.core.config.Environment;
import io.nightjar.core.config.Environments;
import io.nightjar.core.config.KeyPath;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Problems;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Schema;
import io.nightjar.core.config.Section;
import io.nightjar.core.config.Variables;
import io.nightjar.core.config.YamlDocument;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.maintain.Retention;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.Planner;
import io.nightjar.core.pipeline.plan.print.Launch;
import io.nightjar.core.pipeline.read.ConfigLayers;
import io.nightjar.core.pipeline.read.PipelineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with {@code conf/}: its pipelines, environments and defaults, as one command line sees
 * them. Starts no Spark session.
 */
public final class Project {
  private final ProjectFolder folder;
  private final ProjectOptions options;
  private final Variables variables;
  private final Environments environments;

  private Project(ProjectFolder folder, ProjectOptions options, Variables variables) {
    this.folder = folder;
    this.options = options;
    this.variables = variables;
    this.environments = new Environments(folder.root(), options, variables);
  }

  /**
   * The project of {@code --project}, else of {@code NIGHTJAR_PROJECT}, else of the working folder
   * or one above it; fails with exit code 10 if there is none.
   */
  public static Project open(ProjectOptions options) {
    return open(options, Variables.ofProcess());
  }

  /** The same with given environment variables. */
  public static Project open(ProjectOptions options, Variables variables) {
    return new Project(ProjectFolder.find(options, variables), options, variables);
  }

  /** The folder that has {@code conf/}, absolute. */
  public Path root() {
    return folder.root();
  }

  /** The names of all pipelines, sorted. */
  public List<String> pipelineNames() {
    return folder.pipelineNames();
  }

  /** Where a run happens, secrets resolved; fails with exit code 10 and every problem. */
  public Environment environment() {
    Problems problems = new Problems();
    ConfigTree file = environments.file(problems);
    failOn(problems);
    return environments.resolve(file);
  }

  /** The Airflow of the environment, secrets resolved; fails with exit code 10 if it has none. */
  public AirflowConnection airflow() {
    Problems problems = new Problems();
    ConfigTree file = environments.file(problems);
    failOn(problems);
    return environments.airflow(file);
  }

  /** The mail server of the environment, secrets resolved; empty if it has none. */
  public Optional<MailServer> mail() {
    Problems problems = new Problems();
    ConfigTree file = environments.file(problems);
    failOn(problems);
    return environments.mail(file);
  }

  /**
   * How a scheduler starts the jobs of this project, as this command line sees it. No secret is
   * looked up, so it can be asked where none is known.
   */
  public Launch launch() {
    Problems problems = new Problems();
    ConfigTree file = environments.file(problems);
    failOn(problems);
    List<String> options = new ArrayList<>(List.of("--project", root().toString()));
    options.addAll(arguments());
    return new Launch(
        folder.home(variables),
        root().resolve(".nightjar/airflow/spark-submit"),
        environments.withoutSecrets(file),
        options);
  }

  /** How long versions of tables are kept here; fails with exit code 10 and every problem. */
  public Retention retention() {
    Problems problems = new Problems();
    ConfigTree file = environments.file(problems);
    failOn(problems);
    Schema.load(Schema.ENVIRONMENT).fill(file);
    return Retention.read(Section.of(file, problems).at("maintenance"));
  }

  /**
   * The jobs of a pipeline, given by its name or its file; fails with exit code 10 and every
   * problem, one line each.
   */
  public Plan plan(String pipelineOrPath) {
    return new Planner(load(pipelineOrPath)).plan();
  }

  /** The effective configuration of a pipeline as JSON: defaults filled in, secrets masked. */
  public String effective(String pipelineOrPath) {
    return load(pipelineOrPath).effective().toPrettyString();
  }

  /** Checks these pipelines, given by name or file, or all if none is given. */
  public CheckReport check(List<String> pipelinesOrPaths) {
    Problems problems = new Problems();
    List<Path> files = new ArrayList<>();
    List<String> wanted = pipelinesOrPaths.isEmpty() ? pipelineNames() : pipelinesOrPaths;
    wanted.forEach(each -> files.add(folder.pipelineFile(each)));
    if (files.isEmpty()) {
      problems.add(Origin.of("conf/pipelines"), "", "there are no pipelines; add NAME.yaml");
    }
    Map<Path, LoadedPipeline> loaded = new LinkedHashMap<>();
    try {
      ConfigLayers layers = layers(problems);
      files.forEach(file -> load(file, layers, problems).ifPresent(it -> loaded.put(file, it)));
      new OwnershipCheck(folder, problems).check(loaded);
      Owners owners = new Owners(all(layers, loaded.values()), problems);
      loaded.replaceAll((file, each) -> owners.resolve(each));
    } catch (NightjarException e) {
      problems.addLine(Origin.of("environment"), e.getMessage());
    }
    List<Pipeline> pipelines = loaded.values().stream().map(LoadedPipeline::pipeline).toList();
    return new CheckReport(problems.lines(), problems.notes(), pipelines);
  }

  /** The options that make another process see the same configuration. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!environments.name().equals("local")) {
      arguments.addAll(List.of("--env", environments.name()));
    }
    environments.saidLake().ifPresent(lake -> arguments.addAll(List.of("--lake", lake)));
    environments
        .saidLanding()
        .ifPresent(landing -> arguments.addAll(List.of("--landing", landing)));
    options.sets().forEach(set -> arguments.addAll(List.of("--set", set)));
    return arguments;
  }

  private LoadedPipeline load(String pipelineOrPath) {
    Problems problems = new Problems();
    Path file = folder.pipelineFile(pipelineOrPath);
    ConfigLayers layers = layers(problems);
    Optional<LoadedPipeline> loaded = load(file, layers, problems);
    failOn(problems);
    LoadedPipeline resolved =
        new Owners(all(layers, List.of(loaded.orElseThrow())), problems)
            .resolve(loaded.orElseThrow());
    failOn(problems);
    return resolved;
  }

  /** Every pipeline of the project that can be read, if one of these uses tables of others. */
  private List<LoadedPipeline> all(ConfigLayers layers, Collection<LoadedPipeline> wanted) {
    if (wanted.stream().allMatch(each -> each.pipeline().uses().isEmpty())) {
      return List.copyOf(wanted);
    }
    return pipelineNames().stream()
        .map(folder::pipelineFile)
        .flatMap(file -> load(file, layers, new Problems()).stream())
        .toList();
  }

  private Optional<LoadedPipeline> load(Path file, ConfigLayers layers, Problems problems) {
    Problems own = new Problems();
    PipelineFile pipeline =
        new PipelineFile(folder.boundary(file), file, folder.label(file), layers, own);
    Optional<LoadedPipeline> loaded = pipeline.load();
    problems.addAll(own);
    return loaded;
  }

  private ConfigLayers layers(Problems problems) {
    ConfigTree environment = environments.file(problems);
    checkOverlays(environment, problems);
    ConfigLayers layers =
        new ConfigLayers(Schema.load(Schema.PIPELINE), defaults(), environment, options.sets());
    layers.checkDefaults(problems);
    return layers;
  }

  private ConfigTree defaults() {
    String label = "conf/defaults.yaml";
    Path file = root().resolve(label);
    return Files.isRegularFile(file)
        ? ConfigTree.of(YamlDocument.read(file, label))
        : ConfigTree.empty(Origin.of(label));
  }

  private void checkOverlays(ConfigTree environment, Problems problems) {
    KeyPath section = KeyPath.ROOT.then("pipelines");
    List<String> known = pipelineNames();
    environment
        .at(section)
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(
                    environment.origin(section.then(name)),
                    section.then(name).toString(),
                    "there is no such pipeline" + Nearest.hint(name, known));
              }
            });
  }

  private static void failOn(Problems problems) {
    if (!problems.isEmpty()) {
      throw CoreErrors.invalidConfiguration(problems.lines());
    }
  }
}
