/** Expectation suites, checked on the staged change of a table before anybody else can read it. */
package io.nightjar.validation;
