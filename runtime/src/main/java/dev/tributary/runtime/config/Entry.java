package dev.tributary.runtime.config;

/**
 * One setting as somebody wrote it.
 *
 * @param name the dotted name
 * @param text the value as text
 * @param place where it stands: a line of the file or the name of a variable
 */
record Entry(String name, String text, String place) {}
