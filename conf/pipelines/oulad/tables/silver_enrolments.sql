-- One row per student and course, from the day of registration on, with what a student says then.
--
-- The day a course starts is an assumption, see the pipeline file. One level of imd_band is written
-- 10-20 where all others end in %; it is the same band.
WITH enrolments AS (
  SELECT
    *,
    make_date(
      CAST(left(code_presentation, 4) AS INT),
      CASE right(code_presentation, 1) WHEN 'B' THEN 2 ELSE 10 END,
      1) AS started_on
  FROM bronze.registrations
)
SELECT
  e.code_module,
  e.code_presentation,
  e.id_student,
  e.started_on,
  date_add(e.started_on, c.module_presentation_length) AS ends_on,
  c.module_presentation_length AS course_days,
  date_add(e.started_on, e.date_registration) AS registered_on,
  s.gender,
  s.region,
  s.highest_education,
  CASE s.imd_band WHEN '10-20' THEN '10-20%' ELSE s.imd_band END AS imd_band,
  s.age_band,
  s.num_of_prev_attempts,
  s.studied_credits,
  s.disability,
  e._logical_date,
  e._event_time,
  e._known_at
FROM enrolments e
LEFT JOIN bronze.students s
  ON s.code_module = e.code_module
  AND s.code_presentation = e.code_presentation
  AND s.id_student = e.id_student
LEFT JOIN bronze.courses c
  ON c.code_module = e.code_module AND c.code_presentation = e.code_presentation
