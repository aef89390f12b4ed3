/** Classes of which another JVM has other versions. */
package com.acme.versions;
