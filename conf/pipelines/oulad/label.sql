-- What came true: whether a student has left the course within four weeks of the night.
SELECT
  f.night,
  f.code_module,
  f.code_presentation,
  f.id_student,
  w.id_student IS NOT NULL AS withdraws
FROM gold.oulad_features f
LEFT JOIN silver.withdrawals w
  ON w.code_module = f.code_module
  AND w.code_presentation = f.code_presentation
  AND w.id_student = f.id_student
  AND w.unregistered_on > f.night
  AND w.unregistered_on <= date_add(f.night, 28)
