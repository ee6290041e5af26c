/** The page that shows a profile and the suite proposed from it. */
package io.nightjar.validation.profile.page;
