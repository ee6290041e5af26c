-- One row per student who has left a course.
SELECT
  code_module,
  code_presentation,
  id_student,
  date_add(
    make_date(
      CAST(left(code_presentation, 4) AS INT),
      CASE right(code_presentation, 1) WHEN 'B' THEN 2 ELSE 10 END,
      1),
    date_unregistration) AS unregistered_on,
  _logical_date,
  _event_time,
  _known_at
FROM bronze.unregistrations
