package io.nightjar.core.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code conf/environments/<name>.yaml} and resolves where a run happens. */
public final class Environments {
  private static final String LOCAL = "local";
  private static final String LAKE = "NIGHTJAR_LAKE";
  private static final String LANDING = "NIGHTJAR_LANDING";
  private static final long LEASE_SECONDS = 60;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:/.*");

  private final Path root;
  private final ProjectOptions options;
  private final Variables variables;

  /** The environments of a project as one command line sees them. */
  public Environments(Path root, ProjectOptions options, Variables variables) {
    this.root = root;
    this.options = options;
    this.variables = variables;
  }

  /** The name of the chosen environment. */
  public String name() {
    return options.env().or(() -> variables.find("NIGHTJAR_ENV")).orElse(LOCAL);
  }

  /** Its file as written, checked against its schema; empty if it is local and has none. */
  public ConfigTree file(Problems problems) {
    String label = "conf/environments/" + name() + ".yaml";
    Path path = root.resolve(label);
    if (!NAME.matcher(name()).matches() || (!Files.isRegularFile(path) && !name().equals(LOCAL))) {
      throw Refusals.at(
          Origin.of(label),
          "there is no such environment; add the file, or choose another --env",
          null);
    }
    if (!Files.isRegularFile(path)) {
      return ConfigTree.empty(Origin.of(label));
    }
    YamlDocument document = YamlDocument.read(path, label);
    ConfigTree tree = ConfigTree.of(document);
    if (!document.root().isObject() && !document.root().isNull()) {
      problems.add(new Origin(label, 1, 1), "", "expected keys such as lake and landing");
    }
    Schema.load(Schema.ENVIRONMENT).check(tree, problems);
    Secrets.check(tree, problems);
    Connections.check(tree, problems);
    AirflowConnections.check(tree, problems);
    MailServers.check(tree, problems);
    return tree;
  }

  /** The resolved environment, secrets included. */
  public Environment resolve(ConfigTree file) {
    return environment(file, spark(file), Connections.of(file, root, variables));
  }

  /** The same without connections and without Spark settings that are a secret. */
  public Environment withoutSecrets(ConfigTree file) {
    Map<String, String> literal = new LinkedHashMap<>();
    file.root()
        .path("spark")
        .fields()
        .forEachRemaining(
            setting -> {
              if (setting.getValue().isValueNode()) {
                literal.put(setting.getKey(), setting.getValue().asText());
              }
            });
    return environment(file, literal, Connections.none());
  }

  /** The lake, if option or variable say another than the file; absolute. */
  public Optional<String> saidLake() {
    return said(options.lake(), LAKE);
  }

  /** The landing folder, if option or variable say another than the file; absolute. */
  public Optional<String> saidLanding() {
    return said(options.landing(), LANDING);
  }

  private Environment environment(
      ConfigTree file, Map<String, String> spark, Connections connections) {
    return new Environment(
        name(),
        saidLake().orElseGet(() -> absolute(file.root().path("lake").asText("lake"), root)),
        saidLanding()
            .orElseGet(() -> absolute(file.root().path("landing").asText("landing"), root)),
        file.root().path("master").asText("local[*]"),
        spark,
        connections,
        leaseTimeout(file),
        clock());
  }

  /** The Airflow of the environment, secrets included; fails with exit code 10 if it has none. */
  public AirflowConnection airflow(ConfigTree file) {
    return new AirflowConnections(file, root, variables).find(name(), name().equals(LOCAL));
  }

  /** The mail server of the environment, secrets included; empty if it has none. */
  public Optional<MailServer> mail(ConfigTree file) {
    return new MailServers(file, root, variables).find();
  }

  private Optional<String> said(Optional<String> option, String variable) {
    return option.or(() -> variables.find(variable)).map(place -> absolute(place, Path.of("")));
  }

  private Duration leaseTimeout(ConfigTree file) {
    long seconds = file.root().path("lease-seconds").asLong(LEASE_SECONDS);
    return Duration.ofSeconds(whole("NIGHTJAR_LEASE_SECONDS").orElse(seconds));
  }

  /** A wrong clock, to try out what happens then. */
  private Clock clock() {
    return Clock.offset(
        Clock.systemUTC(), Duration.ofSeconds(whole("NIGHTJAR_CLOCK_OFFSET_SECONDS").orElse(0L)));
  }

  private Optional<Long> whole(String variable) {
    try {
      return variables.find(variable).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw Refusals.at(Origin.of(variable), "must be a whole number of seconds", e);
    }
  }

  private static String absolute(String place, Path base) {
    return URI.matcher(place).matches()
        ? place
        : base.toAbsolutePath().resolve(place).normalize().toString();
  }

  private Map<String, String> spark(ConfigTree file) {
    Map<String, String> settings = new LinkedHashMap<>();
    KeyPath section = KeyPath.ROOT.then("spark");
    file.at(section)
        .fields()
        .forEachRemaining(
            setting -> {
              KeyPath key = section.then(setting.getKey());
              Origin origin = file.origin(key);
              settings.put(
                  setting.getKey(),
                  Secrets.resolve(setting.getValue(), root, variables, origin, key.toString()));
            });
    return settings;
  }
}
