# Makes no dag: shows in Airflow, as an import error, which plans could not be read. The loader
# leaves these out, so that one broken plan does not take the others down.
from nightjar_airflow.plan import read_plans

problems = read_plans().problems
if problems:
    raise ImportError("; ".join(problems))
