-- The features of one night, computed from the raw files by another engine in another way: days are
-- offsets as in the files, t is the offset of the night in each course, and nothing here knows of
-- tables, nights or cuts.
WITH course AS (
  SELECT
    code_module,
    code_presentation,
    CAST(module_presentation_length AS INTEGER) AS days,
    date_diff(
      'day',
      CAST(
        left(code_presentation, 4)
          || CASE WHEN code_presentation LIKE '%B' THEN '-02-01' ELSE '-10-01' END
        AS DATE),
      DATE '{night}') AS t
  FROM read_parquet('{landing}/oulad/courses.parquet')
),
student AS (
  SELECT r.code_module, r.code_presentation, r.id_student, c.t, c.days, r.date_registration
  FROM read_parquet('{landing}/oulad/studentRegistration.parquet') r
  JOIN course c USING (code_module, code_presentation)
  WHERE c.t >= 0
    AND c.t + 28 <= c.days
    AND coalesce(r.date_registration, 0) <= c.t
    AND (r.date_unregistration IS NULL OR r.date_unregistration > c.t)
),
click AS (
  SELECT v.code_module, v.code_presentation, v.id_student, v.date, v.sum_click, s.activity_type, c.t
  FROM read_parquet('{landing}/oulad/studentVle_ds/*/*/*.parquet', hive_partitioning = true) v
  JOIN course c
    ON c.code_module = v.code_module AND c.code_presentation = v.code_presentation AND v.date <= c.t
  JOIN read_parquet('{landing}/oulad/vle.parquet') s ON s.id_site = v.id_site
),
clicks AS (
  SELECT
    code_module,
    code_presentation,
    id_student,
    sum(sum_click) FILTER (date > t - 7) AS clicks_7_days,
    sum(sum_click) FILTER (date > t - 14) AS clicks_14_days,
    sum(sum_click) FILTER (date > t - 28) AS clicks_28_days,
    count(DISTINCT date) FILTER (date > t - 7) AS active_days_7_days,
    count(DISTINCT date) FILTER (date > t - 14) AS active_days_14_days,
    count(DISTINCT date) FILTER (date > t - 28) AS active_days_28_days,
    min(t - date) AS days_since_last_click,
    sum(sum_click) AS clicks_total,
    count(DISTINCT date) AS active_days_total,
    sum(sum_click) FILTER (activity_type = 'homepage') AS clicks_homepage,
    sum(sum_click) FILTER (activity_type = 'oucontent') AS clicks_oucontent,
    sum(sum_click) FILTER (activity_type = 'forumng') AS clicks_forumng,
    sum(sum_click) FILTER (activity_type = 'resource') AS clicks_resource,
    sum(sum_click) FILTER (activity_type = 'subpage') AS clicks_subpage,
    sum(sum_click) FILTER (activity_type = 'url') AS clicks_url,
    sum(sum_click) FILTER (activity_type = 'quiz') AS clicks_quiz,
    sum(sum_click) FILTER (activity_type = 'page') AS clicks_page,
    sum(sum_click) FILTER (activity_type = 'ouwiki') AS clicks_ouwiki,
    sum(sum_click) FILTER (activity_type = 'oucollaborate') AS clicks_oucollaborate,
    sum(sum_click) FILTER (activity_type = 'questionnaire') AS clicks_questionnaire,
    sum(sum_click) FILTER (activity_type = 'externalquiz') AS clicks_externalquiz,
    sum(sum_click) FILTER (activity_type = 'dataplus') AS clicks_dataplus,
    sum(sum_click) FILTER (activity_type = 'glossary') AS clicks_glossary,
    sum(sum_click) FILTER (activity_type = 'ouelluminate') AS clicks_ouelluminate,
    sum(sum_click) FILTER (
      activity_type IN ('dualpane', 'folder', 'htmlactivity', 'repeatactivity', 'sharedsubpage')
    ) AS clicks_other
  FROM click
  GROUP BY ALL
),
work AS (
  SELECT * FROM read_parquet('{landing}/oulad/assessments.parquet') WHERE assessment_type <> 'Exam'
),
due AS (
  SELECT w.code_module, w.code_presentation, count(*) AS assessments
  FROM work w
  JOIN course c USING (code_module, code_presentation)
  WHERE w.date <= c.t
  GROUP BY ALL
),
handed_in AS (
  SELECT
    w.code_module,
    w.code_presentation,
    s.id_student,
    count(*) FILTER (w.date <= c.t) AS of_those_due,
    count(*) FILTER (s.is_banked = 0) AS submitted,
    count(*) FILTER (s.is_banked = 1) AS banked,
    count(*) FILTER (s.is_banked = 0 AND s.date_submitted > w.date) AS late,
    avg(s.score) FILTER (s.is_banked = 0) AS mean_score,
    min(c.t - s.date_submitted) FILTER (s.is_banked = 0) AS days_ago
  FROM read_parquet('{landing}/oulad/studentAssessment.parquet') s
  JOIN work w USING (id_assessment)
  JOIN course c USING (code_module, code_presentation)
  WHERE s.date_submitted <= c.t
  GROUP BY ALL
)
SELECT
  DATE '{night}' AS night,
  code_module,
  code_presentation,
  CAST(id_student AS INTEGER) AS id_student,
  code_module AS module,
  substr(code_presentation, 5, 1) AS starts_in,
  t AS days_since_start,
  days AS course_days,
  CAST(-date_registration AS INTEGER) AS registration_lead_days,
  CAST(i.studied_credits AS INTEGER) AS studied_credits,
  CAST(i.num_of_prev_attempts AS INTEGER) AS num_of_prev_attempts,
  i.gender,
  i.region,
  i.highest_education,
  replace(i.imd_band, '%', '') || '%' AS imd_band,
  i.age_band,
  i.disability,
  k.days_since_last_click,
  coalesce(columns(k.* EXCLUDE (code_module, code_presentation, id_student, days_since_last_click)), 0),
  coalesce(d.assessments, 0) AS assessments_due,
  coalesce(h.submitted, 0) AS assessments_submitted,
  coalesce(h.banked, 0) AS assessments_banked,
  coalesce(d.assessments, 0) - coalesce(h.of_those_due, 0) AS assessments_missed,
  coalesce(h.late, 0) AS assessments_late,
  h.mean_score,
  h.days_ago AS days_since_last_submission
FROM student
JOIN read_parquet('{landing}/oulad/studentInfo.parquet') i
  USING (code_module, code_presentation, id_student)
LEFT JOIN clicks k USING (code_module, code_presentation, id_student)
LEFT JOIN due d USING (code_module, code_presentation)
LEFT JOIN handed_in h USING (code_module, code_presentation, id_student)
