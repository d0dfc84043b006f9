/** DMN models as decision services over HTTP. How they are compiled is in the module rules. */
@NullMarked
package dev.arbiter.service.models;

import org.jspecify.annotations.NullMarked;
