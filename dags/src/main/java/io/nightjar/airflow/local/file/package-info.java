/** Files that are whole or not there, and read by nobody else. */
package io.nightjar.airflow.local.file;
