package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The processes of one local Airflow. A process belongs to it if it was started with its mark in
 * the environment (which all children inherit, the JVM of a task too), if it works in the data
 * folder of its database, or if its parent or the head of its session does. So a pid that another
 * program got meanwhile is never taken for one of ours, and a child whose parent was killed is
 * still found.
 */
public final class Crew {
  /** The mark: the folder of the Airflow a process belongs to. */
  public static final String INSTANCE = "NIGHTJAR_AIRFLOW_INSTANCE";

  /** Which component a process belongs to. */
  public static final String COMPONENT = "NIGHTJAR_AIRFLOW_COMPONENT";

  private final Path home;
  private final Map<Path, String> workingFolders;

  /**
   * A crew.
   *
   * @param home the folder of the Airflow
   * @param workingFolders components that overwrite their environment, by where they work
   */
  public Crew(Path home, Map<Path, String> workingFolders) {
    this.home = home;
    this.workingFolders = Map.copyOf(workingFolders);
    if (!Files.isReadable(Path.of("/proc/self/stat"))) {
      throw LocalErrors.systemUnfit();
    }
  }

  /** What runs now, as pid and name of the component. */
  public Map<Long, String> members() {
    return new TreeMap<>(components(ProcFiles.all()));
  }

  /** The pids of one component that run now. */
  public Set<Long> members(String component) {
    return members(component::equals);
  }

  /** The pids that run now, of the components that are wanted. */
  public Set<Long> members(Predicate<String> wanted) {
    Set<Long> found = new TreeSet<>();
    members().forEach((pid, component) -> addIf(wanted.test(component), pid, found));
    return found;
  }

  /** Of one component, those that nobody waits for any more and that wait for nobody either. */
  public Set<Long> stranded(String component) {
    List<ProcessEntry> all = ProcFiles.all();
    Map<Long, String> ours = components(all);
    Set<Long> parents = all.stream().map(ProcessEntry::parent).collect(Collectors.toSet());
    return all.stream()
        .filter(entry -> component.equals(ours.get(entry.pid())))
        .filter(entry -> !ours.containsKey(entry.parent()) && !parents.contains(entry.pid()))
        .map(ProcessEntry::pid)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The process that was started as this component, if it lives. */
  public Optional<Long> head(String component) {
    return recorded(component)
        .flatMap(ProcFiles::find)
        .map(ProcessEntry::pid)
        .filter(pid -> components(ProcFiles.all()).getOrDefault(pid, "").equals(component));
  }

  /** What a component is to be started with, so that it is found again. */
  public Map<String, String> mark(String component) {
    return Map.of(INSTANCE, home.toString(), COMPONENT, component);
  }

  /** Where the head of a component writes its pid. */
  public Path pidFile(String component) {
    return home.resolve("run").resolve(component + ".pid");
  }

  private Optional<Long> recorded(String component) {
    try {
      return Optional.of(Long.parseLong(Files.readString(pidFile(component)).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // never started, or killed while it wrote
    }
  }

  private Map<Long, String> components(Collection<ProcessEntry> all) {
    Map<Long, String> found = new HashMap<>();
    long self = ProcessHandle.current().pid();
    List<ProcessEntry> others = all.stream().filter(entry -> entry.pid() != self).toList();
    others.forEach(entry -> marked(entry).ifPresent(name -> found.put(entry.pid(), name)));
    int before;
    do { // until no child of a child is missing
      before = found.size();
      others.forEach(entry -> inherited(entry, found));
    } while (found.size() > before);
    return found;
  }

  private Optional<String> marked(ProcessEntry entry) {
    Map<String, String> environment = ProcFiles.environment(entry.pid());
    if (home.toString().equals(environment.get(INSTANCE))) {
      return Optional.of(environment.getOrDefault(COMPONENT, "other"));
    }
    return ProcFiles.workingFolder(entry.pid()).map(workingFolders::get);
  }

  private static void inherited(ProcessEntry entry, Map<Long, String> found) {
    if (!found.containsKey(entry.pid())) {
      Optional.ofNullable(found.get(entry.parent()))
          .or(() -> Optional.ofNullable(found.get(entry.session())))
          .ifPresent(component -> found.put(entry.pid(), component));
    }
  }

  private static void addIf(boolean wanted, long pid, Set<Long> found) {
    if (wanted) {
      found.add(pid);
    }
  }
}
