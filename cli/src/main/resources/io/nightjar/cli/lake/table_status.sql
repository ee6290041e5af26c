-- One row for each published table: is it safe to use today?
WITH outputs AS (
  SELECT pipeline, explode(outputs) AS output, _logical_date, started_at
  FROM ops.runs
  WHERE status = 'succeeded' AND (job LIKE 'publish%' OR job LIKE 'score%')
),
published AS (
  SELECT
    pipeline,
    substring_index(output, '@v', 1) AS table_name,
    max(CAST(substring_index(output, '@v', -1) AS BIGINT)) AS version,
    max(_logical_date) AS newest_night,
    max(started_at) AS published_at
  FROM outputs
  GROUP BY pipeline, substring_index(output, '@v', 1)
),
checked AS (
  SELECT table_name, max(_logical_date) AS night FROM ops.check_results GROUP BY table_name
),
-- a night that was run again has several verdicts, of which the last one counts
verdicts AS (
  SELECT results.table_name, results.rule,
    max_by(results.outcome, results.checked_at) AS outcome,
    max_by(results.severity, results.checked_at) AS severity,
    max_by(results.action, results.checked_at) AS action
  FROM ops.check_results AS results
  JOIN checked ON checked.table_name = results.table_name AND checked.night = results._logical_date
  GROUP BY results.table_name, results.rule
),
suites AS (
  SELECT
    table_name,
    CASE
      WHEN count_if(outcome = 'error') > 0 THEN 'rule error'
      WHEN count_if(outcome = 'failed' AND action = 'override') > 0 THEN 'overridden'
      WHEN count_if(outcome = 'failed' AND severity = 'critical') > 0 THEN 'failed'
      WHEN count_if(outcome = 'failed' AND severity = 'warning') > 0 THEN 'warning'
      ELSE 'passed'
    END AS verdict
  FROM verdicts
  GROUP BY table_name
),
incidents AS (
  SELECT table_name, count(*) AS open_incidents
  FROM ops.incidents
  WHERE status = 'open'
  GROUP BY table_name
)
SELECT
  published.table_name,
  published.pipeline,
  published.version,
  published.newest_night,
  published.published_at,
  checked.night AS checked_night,
  coalesce(suites.verdict, 'no suite') AS verdict,
  coalesce(incidents.open_incidents, 0) AS open_incidents,
  coalesce(suites.verdict, 'passed') IN ('passed', 'warning')
    AND coalesce(checked.night <= published.newest_night, true) AS is_safe
FROM published
LEFT JOIN checked ON checked.table_name = published.table_name
LEFT JOIN suites ON suites.table_name = published.table_name
LEFT JOIN incidents ON incidents.table_name = published.table_name
ORDER BY published.table_name
