package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.internal.files.LakeStorage;
import io.nightjar.core.lease.Lease;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.run.CodeVersion;
import io.nightjar.core.run.Digests;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.table.CommitOrigin;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one planned job and leaves a manifest, whatever happens: pins its inputs, does nothing if an
 * earlier run with the same fingerprint has done it, and turns every exception into an outcome with
 * an exit code. An {@link Error} is thrown on after the manifest is written.
 */
public final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final Lake lake;
  private final Queries queries;
  private final Clock clock;
  private final RunIds ids;
  private final RunManifests manifests;
  private final Map<String, String> codeVersions = new ConcurrentHashMap<>();

  JobRunner(Lake lake, Queries queries, Clock clock) {
    this.lake = lake;
    this.queries = queries;
    this.clock = clock;
    this.ids = new RunIds(clock);
    this.manifests = lake.manifests();
  }

  /** Runs it; the manifest says how it ended and with which exit code the process should. */
  public RunManifest run(JobModule module, RunRequest request) {
    LakeStorage.prepare(lake.environment().lake());
    String pipeline = request.plan().pipeline().name();
    String runId = ids.nextAfter(manifests.newestRun(pipeline, request.nights()));
    RunAccount account = new RunAccount(runId, request, codeVersion(module), clock.instant());
    LeaseKey key = new LeaseKey(pipeline, request.job().name(), request.nights());
    try (Lease lease = lake.leases().acquire(key, runId)) {
      return run(module, account, lease);
    } catch (NightjarException e) { // nothing has begun
      return finish(account, Optional.empty(), failed(e));
    }
  }

  private RunManifest run(JobModule module, RunAccount account, Lease lease) {
    RunDoors doors = doors(account, lease);
    try {
      return finish(account, Optional.of(doors), attempt(module, account, doors));
    } catch (Error e) {
      finish(account, Optional.of(doors), failed(CoreErrors.unexpected(e)));
      throw e;
    }
  }

  private Outcome attempt(JobModule module, RunAccount account, RunDoors doors) {
    RunRequest request = account.request();
    LOG.info("{} for {}: {}", request.job().name(), request.nights(), account.config());
    BoundJob<?, ?> job = module.job(request.job().job());
    String what = request.job().name() + " for " + request.nights();
    try {
      return lake.healer().healing(what, () -> attempt(job, account, doors));
    } catch (Exception | FSError e) { // analysis exceptions of Spark are checked but undeclared
      LOG.debug("{} failed", request.job().name(), e);
      return failed(Failures.translate(what, lake.environment().lake(), e));
    }
  }

  private <C extends Record, R extends JobResult> Outcome attempt(
      BoundJob<C, R> bound, RunAccount account, RunDoors doors) {
    RunRequest request = account.request();
    C config = bound.config().apply(request.plan().pipeline(), request.job());
    Pins pins = new PinResolver(manifests, doors.tables()).resolve(request);
    String external = bound.job().externalInputs(config, context(account, doors, pins));
    account.decide(fingerprint(account, pins, external));
    Optional<RunManifest> done =
        new EarlierRuns(manifests, lake.models())
            .find(request, account.fingerprint(), doors.tables());
    if (done.isPresent()) {
      account.takeOver(done.get());
      return sameAs(done.get());
    }
    JobResult result = bound.job().run(config, context(account, doors, pins));
    account.found(result.checks());
    return result.failure().map(JobRunner::failed).orElseGet(() -> outcome(result));
  }

  private static Outcome outcome(JobResult result) {
    return result
        .rejection()
        .<Outcome>map(reason -> new Rejected(result.metrics(), result.notes(), reason))
        .orElseGet(() -> new Succeeded(result.metrics(), result.notes(), ""));
  }

  private static Outcome sameAs(RunManifest done) {
    String first = ((Succeeded) done.outcome()).sameAs();
    return new Succeeded(
        done.outcome().metrics(), done.outcome().notes(), first.isEmpty() ? done.runId() : first);
  }

  private static Outcome failed(NightjarException e) {
    return new Failed(e.code().name(), e.type().name(), e.type().exitCode(), e.getMessage());
  }

  private static String fingerprint(RunAccount account, Pins pins, String external) {
    RunRequest request = account.request();
    return Digests.sha256(
        String.join(
            "\n",
            account.codeVersion(),
            request.plan().pipeline().name(),
            request.job().name(),
            account.config().toString(),
            request.nights().toString(),
            pins.all().toString(),
            external,
            request.isAgain() ? account.runId() : ""));
  }

  private String codeVersion(JobModule module) {
    return codeVersions.computeIfAbsent(
        module.name(), name -> CodeVersion.of(name, module.getClass()));
  }

  private RunDoors doors(RunAccount account, Lease lease) {
    RunRequest request = account.request();
    CommitOrigin origin =
        new CommitOrigin(
            account.runId(), request.plan().pipeline().name(), request.job().name(), "", "", -1);
    return new RunDoors(
        lease, lake.tables(origin, lease), new RecordingModels(lake.models(), lease));
  }

  private JobContext context(RunAccount account, RunDoors doors, Pins pins) {
    return new JobContext(
        doors.tables(),
        doors.models(),
        queries,
        account.request().nights(),
        pins,
        lake.book(account.request().plan().pipeline().name()),
        lake.environment().landing(),
        lake.environment().connections(),
        account.fingerprint(),
        account.runId(),
        clock,
        lake.spark());
  }

  private RunManifest finish(RunAccount account, Optional<RunDoors> doors, Outcome outcome) {
    RunManifest manifest =
        new ReleaseCut(manifests, account.request())
            .seal(account.manifest(doors, clock.instant(), outcome));
    String path = manifests.write(manifest);
    LOG.info("{}: {}, see {}", manifest.job(), outcome.status(), path);
    return manifest;
  }
}
