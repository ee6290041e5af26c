-- What was to be handed in by the night, and what was. Exams are not handed in. Banked results
-- count as handed in, but neither as late nor in the mean.
WITH due AS (
  SELECT
    a.code_module,
    a.code_presentation,
    a.id_assessment,
    date_add(
      make_date(
        CAST(left(a.code_presentation, 4) AS INT),
        CASE right(a.code_presentation, 1) WHEN 'B' THEN 2 ELSE 10 END,
        1),
      a.date) AS due_on
  FROM bronze.assessments a
  WHERE a.assessment_type <> 'Exam' AND a.date IS NOT NULL
),
due_by_now AS (
  SELECT code_module, code_presentation, count(*) AS assessments
  FROM due
  WHERE due_on <= :date
  GROUP BY code_module, code_presentation
),
handed_in AS (
  SELECT
    code_module,
    code_presentation,
    id_student,
    count(CASE WHEN due_on <= :date THEN 1 END) AS of_those_due,
    count(CASE WHEN NOT banked THEN 1 END) AS submitted,
    count(CASE WHEN banked THEN 1 END) AS banked,
    count(CASE WHEN NOT banked AND submitted_on > due_on THEN 1 END) AS late,
    avg(CASE WHEN NOT banked THEN score END) AS mean_score,
    max(CASE WHEN NOT banked THEN submitted_on END) AS last_submitted_on
  FROM silver.submissions
  WHERE assessment_type <> 'Exam' AND _logical_date > date_sub(:date, 300)
  GROUP BY code_module, code_presentation, id_student
)
SELECT
  :date AS night,
  e.code_module,
  e.code_presentation,
  e.id_student,
  coalesce(d.assessments, 0) AS assessments_due,
  coalesce(h.submitted, 0) AS assessments_submitted,
  coalesce(h.banked, 0) AS assessments_banked,
  coalesce(d.assessments, 0) - coalesce(h.of_those_due, 0) AS assessments_missed,
  coalesce(h.late, 0) AS assessments_late,
  h.mean_score,
  datediff(:date, h.last_submitted_on) AS days_since_last_submission
FROM silver.enrolments e
LEFT JOIN due_by_now d
  ON d.code_module = e.code_module AND d.code_presentation = e.code_presentation
LEFT JOIN handed_in h
  ON h.code_module = e.code_module
  AND h.code_presentation = e.code_presentation
  AND h.id_student = e.id_student
WHERE :date BETWEEN e.started_on AND date_sub(e.ends_on, 28)
