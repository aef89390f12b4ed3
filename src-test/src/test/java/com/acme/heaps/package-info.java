/**
 * Random heaps: programs that {@code RandomHeapsIT} runs in JVMs of their own, under the agent. Start at {@link
 * com.acme.heaps.Main}. What is in {@code Things} and {@code Closures} travels; everything else stays at home.
 */
package com.acme.heaps;
