/** Commands about the quality of data: the site of check results, profiles. */
package io.nightjar.cli.checks;
