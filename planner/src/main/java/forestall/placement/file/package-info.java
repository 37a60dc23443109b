/** Placement problems and plans as files: {@code drp-instance/1} and {@code drp-plan/1}. */
package forestall.placement.file;
