package io.nightjar.validation.rule;

import io.nightjar.validation.measure.Step;
import java.util.List;

/** What one expectation asks. */
public interface Rule {
  /** What it is about, for messages; empty for the table itself. */
  List<String> columns();

  /**
   * What has to be computed for a table first.
   *
   * @throws RuleProblem if the table does not have the columns, or has them with other types
   */
  Step<Answer> bind(Scope scope) throws RuleProblem;

  /** Binds a rule to a table. */
  @FunctionalInterface
  interface Binding {
    /** The first step. */
    Step<Answer> of(Scope scope) throws RuleProblem;
  }

  /** The rule about some columns that a binding makes. */
  static Rule of(List<String> about, Binding binding) {
    List<String> columns = List.copyOf(about);
    return new Rule() {
      @Override
      public List<String> columns() {
        return columns;
      }

      @Override
      public Step<Answer> bind(Scope scope) throws RuleProblem {
        return binding.of(scope);
      }
    };
  }
}
