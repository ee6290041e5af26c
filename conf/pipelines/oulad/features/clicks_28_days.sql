-- How busy a student was in the last 7, 14 and 28 days. No clicks are zero clicks.
WITH days AS (
  SELECT code_module, code_presentation, id_student, _logical_date AS day, sum(clicks) AS clicks
  FROM silver.clicks
  WHERE _logical_date > date_sub(:date, 28)
  GROUP BY code_module, code_presentation, id_student, _logical_date
),
busy AS (
  SELECT
    code_module,
    code_presentation,
    id_student,
    sum(CASE WHEN day > date_sub(:date, 7) THEN clicks END) AS clicks_7_days,
    sum(CASE WHEN day > date_sub(:date, 14) THEN clicks END) AS clicks_14_days,
    sum(clicks) AS clicks_28_days,
    count(CASE WHEN day > date_sub(:date, 7) THEN 1 END) AS active_days_7_days,
    count(CASE WHEN day > date_sub(:date, 14) THEN 1 END) AS active_days_14_days,
    count(*) AS active_days_28_days
  FROM days
  GROUP BY code_module, code_presentation, id_student
)
SELECT
  :date AS night,
  e.code_module,
  e.code_presentation,
  e.id_student,
  coalesce(b.clicks_7_days, 0) AS clicks_7_days,
  coalesce(b.clicks_14_days, 0) AS clicks_14_days,
  coalesce(b.clicks_28_days, 0) AS clicks_28_days,
  coalesce(b.active_days_7_days, 0) AS active_days_7_days,
  coalesce(b.active_days_14_days, 0) AS active_days_14_days,
  coalesce(b.active_days_28_days, 0) AS active_days_28_days
FROM silver.enrolments e
LEFT JOIN busy b
  ON b.code_module = e.code_module
  AND b.code_presentation = e.code_presentation
  AND b.id_student = e.id_student
WHERE :date BETWEEN e.started_on AND date_sub(e.ends_on, 28)
