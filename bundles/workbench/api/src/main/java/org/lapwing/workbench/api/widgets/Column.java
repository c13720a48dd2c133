package org.lapwing.workbench.api.widgets;

import java.util.function.Function;

/**
 * A column.
 *
 * @param width in points; -1 takes what is left
 * @param right numbers stand right
 */
public record Column<T>(String title, int width, boolean right, Function<T, String> text) {}
