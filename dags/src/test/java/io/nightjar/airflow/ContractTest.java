package io.nightjar.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.airflow.StubServer.Request;
import io.nightjar.airflow.StubServer.Response;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every call of the client against Airflow's own OpenAPI file: the paths, parameters and fields it
 * sends exist, and each field it reads is in the answer that the file describes.
 */
class ContractTest {
  private static final String FILE =
      "airflow/api_fastapi/core_api/openapi/v2-rest-api-generated.yaml";

  /** A line of a log may hold any field; these are not in the file. */
  private static final Set<String> NOT_DESCRIBED = Set.of("level", "logger", "errors");

  private final Set<String> problems = new ConcurrentSkipListSet<>();

  @Test
  void readsWhatTheFileDescribes() throws IOException {
    OpenApi api = openApi(true);
    try (StubServer server = new StubServer(request -> answer(api, request, true))) {
      AirflowClient airflow = Airflows.client(server, new FakeTime());
      TaskKey task = TaskKey.of("d", "r", "t");
      assertThat(airflow.version()).isNotEmpty();
      // The database has a status, but no heartbeat.
      assertThat(airflow.health().metadatabase().status()).isPresent();
      Stream.of(
              airflow.health().scheduler(),
              airflow.health().triggerer(),
              airflow.health().dagProcessor(),
              airflow.dags().list(),
              airflow.dags().load("d"),
              airflow.dags().importErrors(),
              airflow.runs().load("d", "r"),
              airflow.runs().upstreamEvents("d", "r"),
              airflow.tasks().list("d", "r"),
              airflow.tasks().log(task, 1),
              airflow.tasks().logAfter(task, 1, "next"),
              airflow.tasks().xcomKeys(task),
              airflow.tasks().xcom(task, "return_value"),
              airflow.assets().list(),
              airflow.assets().find("text"),
              airflow.assets().events(1, 5),
              airflow.backfills().list("d", 5),
              airflow.backfills().load(1),
              airflow.backfills().watch(1, plan(), WatchListener.none()),
              airflow.pools().list(),
              airflow.pools().find("p"),
              airflow.variables().list(),
              airflow.variables().find("v"))
          .forEach(this::checkFull);
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void sendsWhatTheFileDescribes() throws IOException {
    for (boolean there : List.of(true, false)) {
      OpenApi api = openApi(false);
      try (StubServer server = new StubServer(request -> answer(api, request, there))) {
        send(Airflows.client(server, new FakeTime()), there);
      }
    }
    assertThat(problems).isEmpty();
  }

  private static void send(AirflowClient airflow, boolean there) {
    Instant start = Instant.EPOCH;
    Instant end = start.plusSeconds(60);
    airflow.pools().set("p", 2);
    airflow.pools().delete("p");
    airflow.variables().set("v", "1");
    airflow.variables().delete("v");
    if (!there) {
      return;
    }
    airflow.dags().pause("d");
    airflow.runs().list(RunQuery.newest("d", 5).between(start, end).in(RunState.FAILED));
    airflow.runs().clear("d", "r", true);
    airflow.tasks().clear(ClearTasks.from("d", "r", "t"));
    airflow
        .assets()
        .createEvent(new NewAssetEvent(1, Json.object().put("n", 1), Optional.of("key")));
    airflow.backfills().create(BackfillRequest.missing("d", start, end));
    airflow.backfills().pause(1);
    airflow.backfills().unpause(1);
    airflow.backfills().cancel(1);
    airflow
        .runs()
        .trigger(
            new TriggerRequest(
                "d",
                "text",
                Optional.of(start),
                Optional.of(new Interval(start, end)),
                Json.object(),
                Optional.of("note"),
                Optional.of("key")));
  }

  private static WatchPlan plan() {
    return WatchPlan.of(Duration.ofSeconds(1));
  }

  /** Answers as the file says; what is to be patched or deleted may not be there. */
  private Response answer(OpenApi api, Request request, boolean there) {
    return Airflows.loggedIn(
        request,
        asked -> {
          Optional<JsonNode> operation = api.operation(asked.method(), asked.path());
          if (operation.isEmpty()) {
            problems.add(asked.where() + " is not described");
            return Airflows.detail(500, "not described");
          }
          check(api, asked, operation.get());
          boolean absent = !there && Set.of("PATCH", "DELETE").contains(asked.method());
          return absent ? Airflows.detail(404, "absent") : api.example(operation.get());
        });
  }

  private void check(OpenApi api, Request request, JsonNode operation) {
    Set<String> names = api.queryNames(operation);
    Stream.of(request.query().split("&", -1))
        .map(parameter -> parameter.replaceAll("=.*", ""))
        .filter(name -> !name.isEmpty() && !names.contains(name))
        .forEach(name -> problems.add(request.where() + ": unknown parameter " + name));
    JsonNode body = Json.parse(request.body()).orElseGet(Json::object);
    api.bodyProblems(operation, body)
        .forEach(problem -> problems.add(request.where() + ": " + problem));
  }

  private void checkFull(Object value) {
    if (value instanceof Collection<?> items) {
      assertThat(items).isNotEmpty();
      items.forEach(this::checkFull);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::checkFull);
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        checkPart(value, component);
      }
    }
  }

  private void checkPart(Object value, RecordComponent component) {
    if (NOT_DESCRIBED.contains(component.getName())) {
      return;
    }
    String name = value.getClass().getSimpleName() + "." + component.getName();
    try {
      Object part = component.getAccessor().invoke(value);
      boolean missing =
          part.equals(Optional.empty())
              || part.equals(false)
              || (part instanceof JsonNode tree && tree.isMissingNode());
      if (missing) {
        problems.add(name + " is not in the answer");
      }
      checkFull(part);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /** The file that the property names, or that of the Airflow installed for Nightjar. */
  private static OpenApi openApi(boolean flags) throws IOException {
    String named = System.getProperty("nightjar.airflow.openapi", "");
    Optional<Path> file = named.isEmpty() ? installed() : Optional.of(Path.of(named));
    if (file.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "contract with Airflow: skipped, no OpenAPI file: set NIGHTJAR_AIRFLOW_HOME to where"
              + " venv/ holds an Airflow, or -Dnightjar.airflow.openapi%n");
    }
    assumeThat(file).isPresent();
    return OpenApi.read(file.get(), flags);
  }

  private static Optional<Path> installed() throws IOException {
    String home = System.getenv("NIGHTJAR_AIRFLOW_HOME");
    Path lib = home == null ? null : Path.of(home, "venv", "lib");
    if (lib == null || !Files.isDirectory(lib)) {
      return Optional.empty();
    }
    try (Stream<Path> pythons = Files.list(lib)) {
      return pythons
          .map(python -> python.resolve("site-packages").resolve(FILE))
          .filter(Files::exists)
          .findFirst();
    }
  }
}
