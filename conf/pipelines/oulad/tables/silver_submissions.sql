-- What was handed in, with its day and the day it was due. A score is taken as known on the day of
-- the submission, at its end. Banked results come from an earlier presentation of the course.
WITH dated AS (
  SELECT
    a.code_module,
    a.code_presentation,
    s.id_assessment,
    s.id_student,
    make_date(
      CAST(left(a.code_presentation, 4) AS INT),
      CASE right(a.code_presentation, 1) WHEN 'B' THEN 2 ELSE 10 END,
      1) AS started_on,
    s.date_submitted,
    a.date AS date_due,
    a.assessment_type,
    s.is_banked = 1 AS banked,
    s.score
  FROM bronze.submissions s
  JOIN bronze.assessments a ON a.id_assessment = s.id_assessment
)
SELECT
  code_module,
  code_presentation,
  id_assessment,
  id_student,
  assessment_type,
  date_add(started_on, date_submitted) AS submitted_on,
  date_add(started_on, date_due) AS due_on,
  banked,
  score,
  date_add(started_on, date_submitted) AS _logical_date,
  CAST(NULL AS TIMESTAMP) AS _event_time,
  to_utc_timestamp(
    CAST(date_add(started_on, date_submitted + 1) AS TIMESTAMP), 'Europe/London') AS _known_at
FROM dated
