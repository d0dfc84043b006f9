/** The published schemas of rule projects. They belong to the rules; here they are only served. */
@NullMarked
package dev.arbiter.service.releases.schema;

import org.jspecify.annotations.NullMarked;
