package io.nightjar.validation.rule;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What rules may look at besides the rows they check. */
public interface OtherTables {
  /** There is nothing else. */
  OtherTables NONE =
      new OtherTables() {
        @Override
        public Dataset<Row> table(String name) throws RuleProblem {
          throw new RuleProblem("there is no table \"%s\" to compare with".formatted(name));
        }

        @Override
        public Dataset<Row> query(String sql, Dataset<Row> rows) throws RuleProblem {
          throw new RuleProblem("queries cannot be run here");
        }

        @Override
        public Column expression(RowCondition.Sql sql) throws RuleProblem {
          throw new RuleProblem("SQL expressions cannot be used here");
        }
      };

  /** Another table, at the version that belongs to the rows. */
  Dataset<Row> table(String name) throws RuleProblem;

  /**
   * A query of the suite.
   *
   * @param sql one SELECT, in which {@code batch} means the rows
   * @param rows the rows
   */
  Dataset<Row> query(String sql, Dataset<Row> rows) throws RuleProblem;

  /** An SQL expression of the suite over the columns of the rows. */
  Column expression(RowCondition.Sql sql) throws RuleProblem;

  /** A problem, for implementations. */
  static RuleProblem problem(String why) {
    return new RuleProblem(why);
  }
}
