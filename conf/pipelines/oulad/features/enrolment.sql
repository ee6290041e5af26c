-- The course, how far it is, and what the student said when registering. The key is no feature;
-- what of it may help is said again under a name of its own. Gender, region, age, deprivation and
-- disability are here so that a model can be checked for fairness.
SELECT
  :date AS night,
  code_module,
  code_presentation,
  id_student,
  code_module AS module,
  right(code_presentation, 1) AS starts_in,
  datediff(:date, started_on) AS days_since_start,
  course_days,
  datediff(started_on, registered_on) AS registration_lead_days,
  studied_credits,
  num_of_prev_attempts,
  gender,
  region,
  highest_education,
  imd_band,
  age_band,
  disability
FROM silver.enrolments
WHERE :date BETWEEN started_on AND date_sub(ends_on, 28)
