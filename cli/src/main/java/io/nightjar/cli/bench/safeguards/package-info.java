/**
 * What each safeguard costs: the same nights with and without it, on copies of one lake. The only
 * room where safeguards are switched off.
 */
package io.nightjar.cli.bench.safeguards;
