/** Programs that tests run in JVMs of their own, with the agent. What they print is what their test compares. */
package com.acme.jobs;
