package io.nightjar.core.pipeline.project;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.Problems;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the pipelines that make what a pipeline uses, among all pipelines of a project. */
final class Owners {
  private final Collection<LoadedPipeline> all;
  private final Problems problems;

  /**
   * @param all every pipeline of the project that could be read
   * @param problems where it goes that nobody makes a table, or more than one
   */
  Owners(Collection<LoadedPipeline> all, Problems problems) {
    this.all = all;
    this.problems = problems;
  }

  /** The pipeline with the owners of what it uses, and of what those use. */
  LoadedPipeline resolve(LoadedPipeline loaded) {
    return loaded.using(uses(loaded.pipeline(), new HashSet<>()));
  }

  private List<Use> uses(Pipeline pipeline, Set<String> way) {
    List<Use> uses = new ArrayList<>();
    boolean isFirst = way.isEmpty();
    for (Use use : pipeline.uses()) {
      List<LoadedPipeline> makers =
          all.stream()
              .filter(each -> !each.pipeline().name().equals(pipeline.name()))
              .filter(each -> each.owned().contains(use.table()))
              .toList();
      if (isFirst && makers.size() != 1) {
        complain(pipeline, use, makers);
      }
      uses.add(makers.isEmpty() ? use : owned(use, makers.get(0).pipeline(), pipeline, way));
    }
    return uses;
  }

  /** Two pipelines may use tables of each other; their owners are followed once. */
  private Use owned(Use use, Pipeline owner, Pipeline user, Set<String> way) {
    Set<String> further = new HashSet<>(way);
    further.add(user.name());
    boolean isRound = further.contains(owner.name());
    return use.ownedBy(isRound ? owner : owner.using(uses(owner, further)));
  }

  private void complain(Pipeline pipeline, Use use, List<LoadedPipeline> makers) {
    String key = "uses." + use.table();
    if (makers.isEmpty()) {
      List<String> known =
          all.stream()
              .filter(each -> !each.pipeline().name().equals(pipeline.name()))
              .flatMap(each -> each.owned().stream())
              .map(TableName::toString)
              .sorted()
              .toList();
      problems.add(
          use.origin(),
          key,
          "no other pipeline of the project makes this table"
              + Nearest.hint(use.table().toString(), known));
      return;
    }
    List<String> names = makers.stream().map(each -> each.pipeline().name()).sorted().toList();
    problems.add(use.origin(), key, "more than one pipeline makes it: " + String.join(", ", names));
  }
}
