-- The population: who is on a course in the night :date, from its first day until four weeks
-- before its end: later there are no four weeks to withdraw in.
SELECT :date AS night, e.code_module, e.code_presentation, e.id_student
FROM silver.enrolments e
LEFT JOIN silver.withdrawals w
  ON w.code_module = e.code_module
  AND w.code_presentation = e.code_presentation
  AND w.id_student = e.id_student
WHERE :date BETWEEN e.started_on AND date_sub(e.ends_on, 28)
  AND w.id_student IS NULL
