"""Elements that the renderer writes the same each time."""

from collections.abc import Mapping

from blogsite.markdown.gaps import TRUSTED

FIXED: Mapping[str, str] = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_open": "<ol>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "table_close": "</table></div>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "td_open": "<td>",
    "td_close": "</td>",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "hr": "<hr>\n",
    "alert_close": "</div>\n",
    "alert_title_close": "</p>\n",
    "footnote_block_close": "</ol>\n</section>\n",
    "footnote_close": "</li>\n",
}
ALIGNED: Mapping[str, str] = {
    f"text-align:{side}": f' class="{TRUSTED}align-{side}"' for side in ("left", "center", "right")
}
