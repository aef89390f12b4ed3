/** Classes of a user, which tests of the face ship; Satchel refuses to ship classes of its own packages. */
package com.acme.changes;
