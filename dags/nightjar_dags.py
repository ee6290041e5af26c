# Every dag of Nightjar, for Airflow: each pipeline becomes three, out of the plan that
# `./nightjar dags sync` has written. (Airflow skips a file whose text lacks the two words above.)
from airflow.sdk import get_parsing_context

from nightjar_airflow.pipelines import dags

globals().update({dag.dag_id: dag for dag in dags(only=get_parsing_context().dag_id)})
