/** What is wrong with a lake, what it means and what to do about it. */
package io.nightjar.core.doctor;
