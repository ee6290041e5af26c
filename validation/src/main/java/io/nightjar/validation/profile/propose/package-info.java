/** Rules that follow from a profile, with room for what a next night may bring. */
package io.nightjar.validation.profile.propose;
